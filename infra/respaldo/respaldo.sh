#!/usr/bin/env bash
# The nightly copy of a record in Azure to a journal on this machine (infra/README.md, «The nightly copy»). It ends with 0 only when a whole copy was made and checked: let somebody be told when it does not, and when it did not run.
#   RESPALDO          folder of the copies, on an encrypted medium that the application's identity cannot reach
#   RESPALDO_COPIAS   how many copies stay (7): they hold personal data, and the oldest goes when a newer one is whole
#   RESPALDO_LATIDO   address that is asked for after a whole copy (optional): whoever watches it hears of the night that did not run
#   Dictamen__Almacen__Tablas, Dictamen__Almacen__Blobs   as in the application's settings
set -euo pipefail
umask 077
: "${RESPALDO:?la carpeta de las copias}"
copias=${RESPALDO_COPIAS:-7}
hoy=$RESPALDO/$(TZ=America/Mexico_City date +%F)
curso=$RESPALDO/en-curso

mkdir -p "$RESPALDO"
exec 9>"$RESPALDO/.turno"
flock --nonblock 9 || { echo "Otra copia está en marcha en $RESPALDO." >&2; exit 75; }

# A copy that was interrupted is made anew: a person's data that changed since would not be brought up to date in it.
rm -rf "$curso"
dictamen migrar --de azure --a "diario:$curso"
dictamen verificar --datos "$curso" | tee "$RESPALDO/.comprobado"

# A second copy of the same day takes the place of the first, once it is whole.
rm -rf "$hoy"
mv "$curso" "$hoy"
{ echo "== $hoy"; cat "$RESPALDO/.comprobado"; } >> "$RESPALDO/huellas.txt"
rm "$RESPALDO/.comprobado"
find "$RESPALDO" -mindepth 1 -maxdepth 1 -type d -name '20??-??-??' | sort -r | tail -n "+$((copias + 1))" | xargs -r rm -rf --

[ -z "${RESPALDO_LATIDO:-}" ] || curl --fail --silent --show-error --max-time 30 --retry 3 --output /dev/null "$RESPALDO_LATIDO"
