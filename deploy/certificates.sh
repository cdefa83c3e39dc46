#!/usr/bin/env bash
# Makes a certificate authority of the cluster's own in a folder, and a certificate for each name: one that may stand for a silo where the name begins with
# "silo", otherwise one that may only call silos, for gateways and operators. An authority that is there already is used again, so the same command makes new
# certificates before the old ones run out.
#
#   deploy/certificates.sh FOLDER NAME...
set -euo pipefail

folder=${1:?usage: certificates.sh FOLDER NAME...}
shift
days_of_authority=3650
days=${DAYS:-180}

umask 077
mkdir -p "$folder"
if [ ! -e "$folder/authority.key" ]; then
  openssl ecparam -name prime256v1 -genkey -noout -out "$folder/authority.key"
  openssl req -x509 -new -sha256 -days "$days_of_authority" -key "$folder/authority.key" -subj "/CN=Platform cluster authority" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" -out "$folder/authority.crt"
fi

for name in "$@"; do
  request=$(mktemp)
  extensions=$(mktemp)
  trap 'rm -f "$request" "$extensions"' EXIT
  {
    echo "basicConstraints=critical,CA:FALSE"
    echo "keyUsage=critical,digitalSignature"
    case $name in
      silo*) echo "extendedKeyUsage=serverAuth,clientAuth" ;;
      *) echo "extendedKeyUsage=clientAuth" ;;
    esac
    echo "subjectAltName=DNS:$name"
  } >"$extensions"

  # The key first, under another name: a process that looks in between never sees a certificate beside a key that is not its own for long.
  openssl ecparam -name prime256v1 -genkey -noout -out "$folder/$name.key.new"
  openssl req -new -sha256 -key "$folder/$name.key.new" -subj "/CN=$name" -out "$request"
  openssl x509 -req -sha256 -days "$days" -in "$request" -CA "$folder/authority.crt" -CAkey "$folder/authority.key" \
    -set_serial "0x$(openssl rand -hex 16)" -extfile "$extensions" -out "$folder/$name.crt.new" 2>/dev/null
  mv "$folder/$name.key.new" "$folder/$name.key"
  mv "$folder/$name.crt.new" "$folder/$name.crt"
  rm -f "$request" "$extensions"
  echo "$folder/$name.crt, good for $days days"
done

echo "Keep $folder/authority.key away from the machines of the cluster: whoever has it can join."
