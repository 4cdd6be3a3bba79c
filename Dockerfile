# The service as a container: built from this clone and the npm registry alone.
#
#   docker build -t atelier .
#   docker run -d --name atelier -p 127.0.0.1:8080:8080 -v atelier:/data \
#     --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --stop-timeout 15 atelier
#   docker logs atelier          # shows the first key
FROM node:22-bookworm-slim AS build
WORKDIR /atelier
COPY . .
# No install script is run (.npmrc). What only builds and tests need is taken out again.
RUN npm ci --no-audit --no-fund \
 && npm run build \
 && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 ATELIER_DATA=/data
WORKDIR /atelier
COPY --from=build /atelier/package.json ./
COPY --from=build /atelier/node_modules ./node_modules
COPY --from=build /atelier/packages ./packages
COPY --from=build /atelier/LICENSE /atelier/NOTICE ./
RUN mkdir -m 700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s \
  CMD ["node", "packages/cli/bin/atelier.mjs", "health"]
# Without a shell in between: the stop signal reaches the server itself.
CMD ["node", "packages/cli/bin/atelier.mjs", "serve"]
