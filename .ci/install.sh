#!/bin/sh
# Installs oncall-tui under a prefix, or removes it again.
# Usage: ./install.sh [--prefix FOLDER] [--uninstall]; the prefix is /usr/local by default.
set -eu
prefix=/usr/local
action=install
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix) prefix="${2:?--prefix needs a folder}"; shift 2 ;;
        --uninstall) action=uninstall; shift ;;
        *) echo "unknown option $1: --prefix FOLDER, --uninstall" >&2; exit 64 ;;
    esac
done
cd "$(dirname "$0")"
# Everything in the tarball but this script, by its path below the prefix.
find bin share -type f | sort | while IFS= read -r file; do
    if [ "$action" = uninstall ]; then
        rm -f "$prefix/$file"
        # Folders that are empty now, up to the prefix.
        folder=$(dirname "$file")
        while [ "$folder" != . ] && rmdir "$prefix/$folder" 2> /dev/null; do folder=$(dirname "$folder"); done
    else
        mkdir -p "$prefix/$(dirname "$file")"
        cp "$file" "$prefix/$file.new"
        chmod "$([ "$file" = bin/oncall-tui ] && echo 755 || echo 644)" "$prefix/$file.new"
        mv -f "$prefix/$file.new" "$prefix/$file"
    fi
done
if [ "$action" = install ]; then echo "installed under $prefix; $prefix/bin should be in PATH"; else echo "removed from $prefix"; fi
