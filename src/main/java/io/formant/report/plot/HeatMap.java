package io.formant.report.plot;

import io.formant.artifact.Block.Picture;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Matrices as PNG pictures of 256 colours on one scale, row 0 at the bottom. Written by hand, since AWT would cost a third of
 * a second at every start.
 *
 * <p>Source: PNG, https://www.w3.org/TR/png/; the colours are the polynomial fit to matplotlib's magma of M. Zucker,
 * https://www.shadertoy.com/view/WlfXRN.
 *
 * @param low value of the darkest colour
 * @param high value of the lightest colour
 */
public record HeatMap(double low, double high) {
  private static final int LEVELS = 256;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final double[][] MAGMA = {
    {-0.002136485, -0.000749655, -0.005386128},
    {0.2516605407, 0.6775232437, 2.494026599},
    {8.353717279, -3.577719515, 0.314467903},
    {-27.66873309, 14.26473078, -13.64921319},
    {52.17613981, -27.94360607, 12.94416944},
    {-50.76852536, 29.04658282, 4.234152994},
    {18.65570507, -11.48977352, -5.601961509}
  };

  /** The scale that shows every finite value of all the pictures. */
  public static HeatMap over(List<Picture> pictures) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Picture picture : pictures) {
      for (float value : picture.values()) {
        if (!Float.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? new HeatMap(low, high) : new HeatMap(0, 1);
  }

  public byte[] png(Picture picture) {
    if (picture.values().length != picture.height() * picture.width()) {
      throw new IllegalArgumentException(
          "picture '" + picture.caption() + "' has " + picture.values().length
              + " values, expected " + picture.height() + " x " + picture.width());
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    chunk(png, "IHDR", header(picture));
    chunk(png, "PLTE", palette());
    chunk(png, "IDAT", deflate(levels(picture)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static byte[] header(Picture picture) {
    byte[] form = {8, 3, 0, 0, 0};
    return ByteBuffer.allocate(13)
        .putInt(picture.width())
        .putInt(picture.height())
        .put(form)
        .array();
  }

  /** Rows from the top, each after its filter type 0. */
  private byte[] levels(Picture picture) {
    ByteBuffer rows = ByteBuffer.allocate(picture.height() * (picture.width() + 1));
    for (int row = picture.height() - 1; row >= 0; row--) {
      rows.put((byte) 0);
      for (int column = 0; column < picture.width(); column++) {
        rows.put((byte) level(picture.values()[row * picture.width() + column]));
      }
    }
    return rows.array();
  }

  int level(float value) {
    if (Float.isNaN(value)) return 0;
    double scaled = high > low ? (value - low) / (high - low) : 0;
    return (int) Math.round(Math.max(0, Math.min(1, scaled)) * (LEVELS - 1));
  }

  /** The colours, 256 times red, green, blue. */
  static byte[] palette() {
    byte[] colours = new byte[LEVELS * 3];
    for (int i = 0; i < colours.length; i++) {
      double t = i / 3 / (LEVELS - 1.0);
      double value = 0;
      for (int power = MAGMA.length - 1; power >= 0; power--)
        value = value * t + MAGMA[power][i % 3];
      colours[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
    }
    return colours;
  }

  /** The scale as a CSS gradient, dark to light. */
  public String gradient() {
    byte[] palette = palette();
    StringBuilder stops = new StringBuilder("linear-gradient(90deg");
    for (int level = 0; level < LEVELS; level += LEVELS / 8) {
      stops.append(",rgb(");
      for (int part = 0; part < 3; part++)
        stops.append(part == 0 ? "" : ",").append(palette[level * 3 + part] & 0xff);
      stops.append(')');
    }
    return stops.append(')').toString();
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
