package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.db.Dialect;
import dev.satchel.error.FieldError;
import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.json.JsonRaw;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.record.GeoPoint;
import dev.satchel.record.Record;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A place: longitude and latitude in degrees, stored as {@code {"lon":1,"lat":2}}. */
public final class GeoPointField extends RequirableField {
    public static final Shape<GeoPointField> SHAPE = options(GeoPointField::new).build();

    private static final byte[] LON = JsonWriter.encodeName("lon");
    private static final byte[] LAT = JsonWriter.encodeName("lat");
    private static final byte[] COLUMN_LON = "{\"lon\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COLUMN_LAT = ",\"lat\":".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String type() {
        return "geoPoint";
    }

    @Override
    public Shape<GeoPointField> shape() {
        return SHAPE;
    }

    @Override
    public String columnDefinition(Dialect dialect) {
        return "JSON DEFAULT '{\"lon\":0,\"lat\":0}' NOT NULL";
    }

    @Override
    public Object zero() {
        return GeoPoint.ZERO;
    }

    @Override
    public Object cast(Object submitted) {
        return switch (submitted) {
            case GeoPoint point -> point;
            case Map<?, ?> map -> point(map);
            case String text -> parse(text.getBytes(StandardCharsets.UTF_8));
            case byte[] utf8 -> parse(utf8);
            case JsonRaw raw -> parse(raw.utf8());
            case null, default -> GeoPoint.ZERO;
        };
    }

    private static GeoPoint parse(byte[] utf8) {
        try {
            return Json.isValid(utf8) && Json.parse(utf8) instanceof Map<?, ?> map ? point(map) : GeoPoint.ZERO;
        } catch (JsonException e) {
            return GeoPoint.ZERO;
        }
    }

    private static GeoPoint point(Map<?, ?> map) {
        double lon = 0;
        double lat = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() instanceof Number number) {
                String key = entry.getKey().toString();
                if (key.equalsIgnoreCase("lon")) {
                    lon = number.doubleValue();
                } else if (key.equalsIgnoreCase("lat")) {
                    lat = number.doubleValue();
                }
            }
        }
        return new GeoPoint(lon, lat);
    }

    @Override
    public Object fromColumn(Object raw) {
        return cast(raw);
    }

    @Override
    public Object toColumn(Object value) {
        return text((GeoPoint) value);
    }

    static String text(GeoPoint point) {
        JsonWriter out = new JsonWriter(48);
        write(point, out);
        return out.toString();
    }

    private static void write(GeoPoint point, JsonWriter out) {
        out.beginObject()
                .name(LON)
                .value(point.lon())
                .name(LAT)
                .value(point.lat())
                .endObject();
    }

    @Override
    public void writeJson(Object value, JsonWriter out) {
        write((GeoPoint) value, out);
    }

    @Override
    public void writeColumnJson(Object raw, JsonWriter out) {
        if (raw instanceof byte[] utf8 && isNormal(utf8)) {
            out.raw(utf8);
        } else {
            writeJson(fromColumn(raw), out);
        }
    }

    /** Whether it is written as {@link #toColumn} does. */
    private static boolean isNormal(byte[] json) {
        int end = json.length - 1;
        if (!startsWith(json, 0, COLUMN_LON) || json[end] != '}') {
            return false;
        }
        int i = number(json, COLUMN_LON.length);
        return i > COLUMN_LON.length
                && startsWith(json, i, COLUMN_LAT)
                && number(json, i + COLUMN_LAT.length) == end
                && end > i + COLUMN_LAT.length;
    }

    private static boolean startsWith(byte[] json, int from, byte[] token) {
        if (json.length < from + token.length) {
            return false;
        }
        for (int i = 0; i < token.length; i++) {
            if (json[from + i] != token[i]) {
                return false;
            }
        }
        return true;
    }

    /** The end of a decimal number without exponent and superfluous zeros, or {@code from} if there is none. */
    private static int number(byte[] json, int from) {
        int i = from < json.length && json[from] == '-' ? from + 1 : from;
        int start = i;
        int point = -1;
        while (i < json.length && (json[i] >= '0' && json[i] <= '9' || json[i] == '.' && point < 0)) {
            if (json[i] == '.') {
                point = i;
            }
            i++;
        }
        boolean leadingZero = i - start > 1 && json[start] == '0' && json[start + 1] != '.';
        boolean trailing = point >= 0 && (json[i - 1] == '0' || json[i - 1] == '.');
        return i == start || i - start > 16 || point == start || leadingZero || trailing ? from : i;
    }

    @Override
    public boolean isZero(Object value) {
        GeoPoint point = (GeoPoint) value;
        return point.lon() == 0 && point.lat() == 0;
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        GeoPoint point = (GeoPoint) value;
        if (point.lat() < -90 || point.lat() > 90) {
            return error("validation_invalid_latitude", "Latitude must be between -90 and 90 degrees.");
        }
        if (point.lon() < -180 || point.lon() > 180) {
            return error("validation_invalid_longitude", "Longitude must be between -180 and 180 degrees.");
        }
        return Optional.empty();
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
    }
}
