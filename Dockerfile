# One image for every service: the command says which. The servers run their TypeScript as it stands; only the portal is built.
FROM node:24-bookworm-slim AS portal
WORKDIR /app
COPY . .
RUN npm ci --ignore-scripts && npm run build -w portal

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY . .
# Optional packages are those of a machine without Node or PostgreSQL.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY --from=portal /app/portal/build portal/build
# Where the stand-ins of a demonstration keep what they know: a volume there takes its owner over.
RUN install -d -o node -g node /state
USER node
EXPOSE 4000
CMD ["node", "launcher/serve.ts", "gateway"]
