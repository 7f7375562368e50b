#!/usr/bin/env bash
# Ends with 0 if what listens on a port of this container answers 200: its health check. It needs nothing that the image has not, and
# costs no process of Node's. Usage: is-healthy.sh PORT [PATH]
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${2:-/healthz}" >&3
read -r -t 8 _ status _ <&3
[ "$status" = 200 ]
