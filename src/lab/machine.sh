# What the kernel must be able to do, tried in namespaces of its own. Prints what it cannot, a word a line.
try() { "$@" >/dev/null 2>&1 || echo "$what"; }
mkdir -p "$directory/lower" "$directory/upper" "$directory/work" "$directory/root"
what=overlayfs try mount -t overlay overlay -o "lowerdir=$directory/lower,upperdir=$directory/upper,workdir=$directory/work" "$directory/root"
what=bridge try ip link add br0 type bridge
what=veth try ip link add quorate-a type veth peer name quorate-b
