# syntax=docker/dockerfile:1
FROM node:24-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

# What builds is only here.
FROM base AS build
RUN npm ci --ignore-scripts
COPY rolldown.config.ts tsconfig.json ./
COPY src src
RUN npm run build

FROM base AS dependencies
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM base
ENV NODE_ENV=production DATA_FOLDER=/data PORT=3000 METRICS_HOST=0.0.0.0 METRICS_PORT=9464
# What is free goes back to the system, in place of being kept for as large a request to come.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
VOLUME /data
# GitHub's webhooks; figures for Prometheus, which nobody else should reach.
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would keep the signal to stop for itself.
CMD ["node", "--enable-source-maps", "dist/main.js"]
