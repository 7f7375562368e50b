# One image for every service: the command says which. The servers run their TypeScript as it stands; only the portal is built.
# The last stage is the product; `--target demo` adds the sandbox servers.
FROM node:24-bookworm-slim AS manifests
WORKDIR /app
# Packages are installed again only where one of these changed.
COPY package.json package-lock.json .npmrc ./
COPY gateway/package.json gateway/
COPY kit/package.json kit/
COPY launcher/package.json launcher/
COPY portal/package.json portal/
COPY providers/package.json providers/
COPY sandbox/package.json sandbox/
COPY schema/package.json schema/
COPY subgraphs/accounts/package.json subgraphs/accounts/
COPY subgraphs/agents/package.json subgraphs/agents/
COPY subgraphs/billing/package.json subgraphs/billing/
COPY subgraphs/channels/package.json subgraphs/channels/
COPY subgraphs/keys/package.json subgraphs/keys/
COPY subgraphs/usage/package.json subgraphs/usage/

FROM manifests AS portal
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build -w portal
RUN npm run -s licences -- --notice > NOTICE.txt

# Optional packages are those of a machine without Node or PostgreSQL.
FROM manifests AS demo-packages
RUN npm ci --omit=dev --omit=optional --ignore-scripts

# Without the sandbox servers, which are no part of the product.
FROM manifests AS packages
RUN rm -r sandbox && sed -i '/"sandbox",/d' package.json \
  && npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim AS runtime
ARG VERSION=local
LABEL org.opencontainers.image.title="Konstruct" \
  org.opencontainers.image.description="Hire an AI employee that answers in Slack and WhatsApp" \
  org.opencontainers.image.licenses="Apache-2.0" \
  org.opencontainers.image.version="${VERSION}"
ENV NODE_ENV=production
ENV KONSTRUCT_VERSION="${VERSION}"
WORKDIR /app
EXPOSE 4000
CMD ["node", "launcher/serve.ts", "gateway"]

FROM runtime AS demo
COPY --from=demo-packages /app ./
COPY sandbox sandbox
COPY launcher/is-healthy.sh launcher/
# Where the sandbox servers keep what they know: a volume there takes its owner over.
RUN install -d -o node -g node /state
USER node

FROM runtime AS product
COPY --from=packages /app ./
COPY LICENSE README.md ./
COPY --from=portal /app/NOTICE.txt ./
COPY schema schema
COPY kit kit
COPY providers providers
COPY subgraphs subgraphs
COPY gateway gateway
COPY launcher launcher
COPY --from=portal /app/portal/build portal/build
COPY portal/server portal/server
COPY portal/generated portal/generated
USER node
