package dev.satchel.record;

/** A place on Earth in degrees. */
public record GeoPoint(double lon, double lat) {
    public static final GeoPoint ZERO = new GeoPoint(0, 0);
}
