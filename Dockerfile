# Two images: `host`, the service itself, and `mailbox`, which takes its mails where there is no mail server yet.
FROM node:22-bookworm-slim AS packages
WORKDIR /packages
COPY package.json package-lock.json ./
RUN npm ci

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=packages /packages/node_modules node_modules
RUN dotnet publish src/Host/MedInsFlows.Host.csproj --configuration Release -p:RestoreLockedMode=true --output /service

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS host
WORKDIR /service
COPY --from=build /service .
COPY calendars calendars
COPY documents documents
COPY regions regions
COPY workflows workflows
COPY eng/docker/prepare-secrets .
ENV ASPNETCORE_URLS=http://+:5080 \
    MedIns__Calendars=/service/calendars \
    MedIns__Regions=/service/regions \
    MedIns__Workflows=/service/workflows
EXPOSE 5080
USER $APP_UID
ENTRYPOINT ["dotnet", "MedInsFlows.Host.dll"]

FROM node:22-bookworm-slim AS mailbox
WORKDIR /mailbox
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY eng/mailbox eng/mailbox
RUN install -d -o node -g node /mails
USER node
EXPOSE 1025 1080
ENTRYPOINT ["node", "eng/mailbox/main.js", "--folder", "/mails", "--address", "0.0.0.0", "--smtp-port", "1025", "--page-port", "1080"]
