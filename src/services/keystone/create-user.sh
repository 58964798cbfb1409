# Creates $user in the Default domain, with no role at all. Passwords come on standard input: the administrator's, then the user's.
# curl rather than the openstack client, which takes three seconds to start. Bodies and the token reach curl by its own standard input.
# A balancer takes a moment to see the first member: 503 until then.
IFS= read -r admin
IFS= read -r password
body='{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin","domain":{"id":"default"},"password":"'"$admin"'"}}},"scope":{"project":{"name":"admin","domain":{"id":"default"}}}}}'
token=$(printf %s "$body" | curl -sS --fail-with-body --retry 20 --retry-delay 1 --max-time 20 -D - -o /dev/null -H 'Content-Type: application/json' --data-binary @- "$url/auth/tokens" |
  tr -d '\r' | sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: //p')
[ -n "$token" ] || { echo "the administrator cannot sign in at $url" >&2; exit 1; }
header=$(mktemp) || exit 1
trap 'rm -f "$header"' EXIT
printf 'X-Auth-Token: %s\n' "$token" >"$header"
answer=$(printf '{"user":{"name":"%s","domain_id":"default","password":"%s"}}' "$user" "$password" |
  curl -sS --max-time 20 -w '\n%{http_code}' -H @"$header" -H 'Content-Type: application/json' --data-binary @- "$url/users")
case "$answer" in
*201 | *409) ;;
*) echo "creating $user failed: $answer" >&2; exit 1 ;;
esac
