# syntax=docker/dockerfile:1
# All functions in one process:   docker build -t orchard .
# One function:                   docker build --build-arg FUNCTION=predict -t orchard-predict .
# Both listen on $PORT (8080) and are closed until ORCHARD_TOKENS or ORCHARD_TOKENS_FILE is set.

FROM maven:3.9.11-eclipse-temurin-25 AS build
ARG FUNCTION=local
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 container/build "$FUNCTION" /orchard /warm-up

FROM node:24.11-bookworm-slim AS pages
ARG FUNCTION=local
WORKDIR /source
COPY container/pages container/
COPY extension extension
RUN --mount=type=cache,target=/root/.npm container/pages "$FUNCTION" /pages

FROM eclipse-temurin:25-jre AS run
RUN useradd --system --uid 10001 --home-dir /orchard --shell /usr/sbin/nologin orchard \
    && install -d -o orchard /orchard /data
WORKDIR /orchard
USER orchard
# The cache fits the JVM and the JARs of this stage alone, so it is made here; its model stays behind.
COPY --from=build --chown=orchard /orchard ./
COPY --from=pages --chown=orchard /pages extension/dist/standalone/
RUN --mount=type=bind,from=build,source=/warm-up,target=/warm-up ./cache /warm-up
ENV ORCHARD_STORE=/data PORT=8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["/orchard/health"]
ENTRYPOINT ["/orchard/run"]
