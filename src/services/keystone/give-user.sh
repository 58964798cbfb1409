# Gives $user in the Default domain its password; creates it where it is missing, with no role at all.
# Passwords come on standard input: the administrator's, then the user's. curl rather than the openstack client, which takes three
# seconds to start. Bodies and the token reach curl by its own standard input.
# A balancer takes a moment to see the first member, and answers 503 until then: tried again.
IFS= read -r admin
IFS= read -r password
body='{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin","domain":{"id":"default"},"password":"'"$admin"'"}}},"scope":{"project":{"name":"admin","domain":{"id":"default"}}}}}'
token=$(printf %s "$body" | curl -sS --fail-with-body --retry 20 --retry-delay 1 --max-time 20 -D - -o /dev/null -H 'Content-Type: application/json' --data-binary @- "$url/auth/tokens" |
  tr -d '\r' | sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: //p')
[ -n "$token" ] || { echo "the administrator cannot sign in at $url" >&2; exit 1; }
header=$(mktemp) || exit 1
trap 'rm -f "$header"' EXIT
printf 'X-Auth-Token: %s\n' "$token" >"$header"
api() { curl -sS --max-time 20 -H @"$header" -H 'Content-Type: application/json' "$@"; }
send() { api -w '\n%{http_code}' -X "$1" --data-binary @- "$2"; }
answer=$(printf '{"user":{"name":"%s","domain_id":"default","password":"%s"}}' "$user" "$password" | send POST "$url/users")
case "$answer" in
*409)
  id=$(api "$url/users?domain_id=default&name=$user" | grep -o '"id": *"[0-9a-f]\{32\}"' | head -n 1 | cut -d '"' -f 4)
  answer=$(printf '{"user":{"password":"%s"}}' "$password" | send PATCH "$url/users/$id")
  ;;
esac
case "$answer" in
*201 | *200) ;;
*) echo "giving $user its password failed: HTTP ${answer##*
}" >&2; exit 1 ;;
esac
