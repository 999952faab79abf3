package io.formant.tensor.weights;

import static io.formant.tensor.weights.HostileCase.of;
import static io.formant.tensor.weights.HostileFiles.stream;
import static io.formant.tensor.weights.HostileFiles.times;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** Archives and streams that mean harm by their form. */
final class HostileArchives {

  private HostileArchives() {}

  static Stream<HostileCase> archives() {
    byte[] dict = Pickled.protocol(2).raw('}').stop();
    byte[] whole = Zipped.pickle(dict).bytes();
    Zipped plain = Zipped.pickle(dict);
    return Stream.of(
        of(
            "zip slip",
            Zipped.pickle(dict).entry("../../etc/cron.d/x", dict).bytes(),
            "names that stay inside"),
        of(
            "zip slip in the middle",
            Zipped.pickle(dict).entry("w/../../x", dict).bytes(),
            "names that stay inside"),
        of(
            "absolute name",
            Zipped.pickle(dict).entry("/etc/passwd", dict).bytes(),
            "'/etc/passwd'"),
        of(
            "name of Windows",
            Zipped.pickle(dict).entry("C:\\x", dict).bytes(),
            "names that stay inside"),
        of("name with a line end", Zipped.pickle(dict).entry("w/a\nb", dict).bytes(), "'w/a?b'"),
        of("empty name", Zipped.pickle(dict).entry("", dict).bytes(), "an entry ''"),
        of(
            "compressed pickle",
            new Zipped().method(8).entry("w/data.pkl", dict).bytes(),
            "is compressed or encrypted"),
        of("compressed storage", bomb(), "'w/data/0' of the archive is compressed"),
        of(
            "encrypted pickle",
            new Zipped().flags(1).entry("w/data.pkl", dict).bytes(),
            "is compressed or encrypted"),
        of(
            "entry twice",
            Zipped.pickle(dict).entry("w/version", dict).bytes(),
            "holds 'w/version' twice"),
        of(
            "two pickles",
            Zipped.pickle(dict).entry("v/data.pkl", dict).bytes(),
            "2 entries called data.pkl"),
        of("no pickle", new Zipped().entry("w/x", dict).bytes(), "0 entries called data.pkl"),
        of(
            "program",
            Zipped.pickle(dict).entry("w/constants.pkl", dict).bytes(),
            "a TorchScript program"),
        of(
            "overlapping entries",
            Zipped.pickle(dict).claimingOffset(0).entry("w/data/0", dict).bytes(),
            "overlaps"),
        of(
            "entry beyond the file",
            new Zipped().claimingSize(1 << 30).entry("w/data.pkl", dict).bytes(),
            "not inside of the file"),
        of(
            "entry of exabytes",
            new Zipped().claimingSize(1L << 60).entry("w/data.pkl", dict).bytes(),
            "not inside of the file"),
        of(
            "entry of negative size",
            new Zipped()
                .claimingSize(Long.MIN_VALUE + 5 & Long.MAX_VALUE | 1L << 62)
                .entry("w/data.pkl", dict)
                .bytes(),
            "not inside of the file"),
        of(
            "entry at no header",
            new Zipped().claimingOffset(3).entry("w/data.pkl", dict).bytes(),
            "not inside of the file"),
        of(
            "more entries than there are",
            Zipped.pickle(dict).claimingEntries(60_000).bytes(),
            "claims 60000 entries"),
        of(
            "endless entries",
            plain.bytes64(Long.MAX_VALUE, plain.directoryLength(), plain.directoryOffset()),
            "claims 9223372036854775807"),
        of(
            "directory of exabytes",
            plain.bytes64(2, 1L << 60, 0),
            "2 entries in 1152921504606846976 bytes"),
        of("directory at a negative place", plain.bytes64(2, 50, -50), "bytes at -50"),
        of("cut off", Arrays.copyOf(whole, whole.length - 30), "without an end"),
        of("begin alone", Arrays.copyOf(whole, 40), "without an end"),
        of(
            "odd byte order",
            Zipped.pickle(dict)
                .entry("w/byteorder", "mixed".getBytes(StandardCharsets.US_ASCII))
                .bytes(),
            "byte order is 'mixed'"));
  }

  static Stream<HostileCase> streams() {
    byte[] dict = Pickled.protocol(2).raw('}').stop();
    byte[] one =
        Pickled.protocol(2).raw('}').item("w", "0", 4, 0, new long[] {4}, 1).stop();
    byte[] keys = Pickled.protocol(2).raw(']').text("0").raw('a').stop();
    byte[] four = new Pickled().little(8, 4).bytes();
    return Stream.of(
        of("pickle of something else", dict, "a pickle that torch.save did not write"),
        of(
            "os.system before the magic",
            Pickled.protocol(2).calling("os", "system", "id").stop(),
            "'os.system'"),
        of(
            "os.system after the magic",
            stream(Pickled.protocol(2).calling("os", "system", "id").stop()),
            "'os.system'"),
        of("cut off before the dict", stream(), "ends before its stop"),
        of("no names of storages", stream(dict, dict), "lacks the names of its storages"),
        of(
            "storage that is not used",
            stream(dict, keys),
            "a storage that no tensor uses: the text '0'"),
        of(
            "storage not listed",
            stream(one, Pickled.protocol(2).raw(']').stop()),
            "tensor 'w' lacks its storage"),
        of("storage without its count", stream(one, keys), "lie outside of the file"),
        of("storage cut off", stream(one, keys, four, new byte[15]), "cut off or damaged"),
        of(
            "storage of another count",
            stream(one, keys, new Pickled().little(8, 1L << 50).bytes(), new byte[16]),
            "the file claims 1125899906842624"),
        of(
            "storage of negative count",
            stream(one, keys, new Pickled().little(8, -1).bytes(), new byte[16]),
            "the file claims -1"));
  }

  private static byte[] bomb() {
    byte[] pickle = Pickled.protocol(2)
        .raw('}')
        .item("w", "0", 1 << 20, 0, new long[] {1 << 20}, 1)
        .stop();
    return Zipped.pickle(pickle)
        .method(8)
        .claimingSize(4 << 10)
        .entry("w/data/0", times(0, 4 << 10))
        .bytes();
  }
}
