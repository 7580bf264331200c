#!/bin/sh
# Makes the stored figures of travel-grass.test.ts: r.cost and r.walk of GRASS on the demo country of WHO AccessMod.
# Usage: grass -c DATA/dem.tif -e TMP/db && grass TMP/db/PERMANENT --exec sh figures.sh DATA TMP
# DATA is the folder of the demo; TMP receives one file of little-endian float64 seconds a case, -1 where not reached.
set -e
data=$1
out=$2
at=594026.128,4918974.135,604744.358,4915521.149,604125.615,4921010,606301.196,4926339.176,593507.182,4925540.797,591870.507,4926758.324
r.in.gdal -o input="$data/dem.tif" output=dem --q
r.in.gdal -o input="$data/land_cover.tif" output=bare --q
r.in.gdal -o input="$data/land_cover_merged.tif" output=merged --q
g.region raster=merged
printf '1=2\n2=15\n3=2\n4=3\n5=4\n6=4\n1001=80\n1002=80\n1003=60\n1004=12\n1005=10\n' > "$out/speeds"
r.reclass input=merged output=merged_speed rules="$out/speeds" --q
r.reclass input=bare output=bare_speed rules="$out/speeds" --q
v.in.ogr -o input="$data/restricted_area.utm13.geojson" output=area --q
v.in.ogr -o input="$data/rivers.utm13.geojson" output=rivers --q
v.to.rast input=area output=area type=area use=val value=1 --q
v.to.rast -d input=rivers output=rivers type=line use=val value=1 --q
r.mapcalc "pace = 3.6 / double(merged_speed)" --q
r.mapcalc "pace_area = if(isnull(area), 3.6 / double(bare_speed), null())" --q
r.mapcalc "pace_rivers = if(isnull(rivers), pace, null())" --q
# r.cost counts in cell widths: its cost times the width of a cell is seconds
cost() {
  r.cost input="$2" output=cost start_coordinates=$at $3 --overwrite --q
  r.mapcalc "seconds = cost * ewres()" --overwrite --q
  r.out.bin input=seconds output="$out/$1" null=-1 bytes=8 --q
}
# with all coefficients of the slope 0, r.walk is r.cost in metres that needs an elevation to pass
walk() {
  r.walk elevation=dem friction=pace output=seconds start_coordinates=$at walk_coeff=0,0,0,0 $2 --overwrite --q
  r.out.bin input=seconds output="$out/$1" null=-1 bytes=8 --q
}
# r.walk as it comes: Naismith and Langmuir, 0.72 seconds a metre on the level, away from the facilities
r.mapcalc "nothing = 0.0 * dem" --q
r.walk elevation=dem friction=nothing output=seconds start_coordinates=$at --overwrite --q
r.out.bin input=seconds output="$out/naismith8" null=-1 bytes=8 --q
cost cost8 pace
cost cost16 pace -k
cost area16 pace_area -k
cost rivers16 pace_rivers -k
walk walk8
walk walk16 -k
r.out.bin input=dem output="$out/dem" null=-9999 bytes=4 --q
r.out.bin input=merged output="$out/merged" null=-1 bytes=4 --q
