set -e
# Takes the account, its password as a digest, from standard input. rabbitmqctl cannot: it starts Erlang without one.
file=$(mktemp -p /var/lib/rabbitmq quorate-account.XXXXXX)
trap 'rm -f "$file"' EXIT
cat >"$file"
chown rabbitmq "$file"
rabbitmqctl -q import_definitions "$file"
