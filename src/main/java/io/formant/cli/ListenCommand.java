package io.formant.cli;

import io.formant.report.listen.Kind;
import io.formant.report.listen.ListeningTest;
import io.formant.report.listen.ListeningTest.Choice;
import io.formant.report.listen.TestPage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a blind listening test of a report's clips. */
@Command(
    name = "listen",
    description = {
      "Makes a blind listening test of a report's clips: one offline page that says nothing of what a clip is. Listeners save their"
          + " answers as answers.json; put into the report's folder (answers-NAME.json for more than one), they are in the next report,"
          + " with intervals and agreement. ./run serve offers the same tests and collects the answers itself."
    })
final class ListenCommand implements Callable<Integer> {
  @Inject
  Options options;

  @Parameters(
      index = "0",
      paramLabel = "REPORT",
      description = "a report's folder, or the name of a pipeline for its latest report")
  String report = "";

  @Option(
      names = "--kind",
      paramLabel = "ab|mos|mushra|similarity",
      description =
          "ab: which of two is better; mos: how natural, 1 to 5; mushra: how close to a reference, 0 to 100; similarity: the same voice,"
              + " 1 to 5 (default: mos)")
  String kind = Kind.MOS.word();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "decides the order of trials and clips (default: 1); another seed for each listener balances the order, the clips stay the same")
  long seed = 1;

  @Option(
      names = "--trials",
      paramLabel = "N",
      converter = Options.Count.class,
      description = "how many questions (default: 20 for ab, 10 for mushra, 24 for the others)")
  Optional<Integer> trials = Optional.empty();

  @Option(
      names = "--of",
      split = ",",
      paramLabel = "CLIPS",
      description =
          "what is heard, such as generated,resynthesis,reference,'no style' (default: what the kind of test usually needs)")
  List<String> systems = List.of();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "where the page is written (default: listen-KIND-SEED.html in the report)")
  Optional<Path> page = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Optional<Kind> chosen = Kind.of(kind);
    if (chosen.isEmpty())
      return Failures.refuse(
          options.json,
          ExitStatus.WRONG,
          "--kind is " + kind + ", expected ab, mos, mushra or similarity");
    Path folder = options.report(report);
    try {
      ListeningTest test =
          ListeningTest.of(folder, new Choice(chosen.get(), seed, trials, systems));
      write(test, folder);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      return Failures.refuse(options.json, ExitStatus.WRONG, String.valueOf(e.getMessage()));
    }
  }

  private void write(ListeningTest test, Path folder) throws IOException {
    Path file =
        page.orElse(folder.resolve("listen-" + test.kind().word() + "-" + test.seed() + ".html"));
    Files.writeString(file, TestPage.render(test, TestPage.Destination.NONE));
    if (options.json)
      Output.print(Output.object()
          .put("kind", test.kind().word())
          .put("seed", test.seed())
          .put("trials", test.trials().size())
          .put("page", file.toAbsolutePath().normalize().toString()));
    else
      Output.print(test.trials().size() + " questions: " + Output.near(file)
          + "\nput the answers.json of each listener into " + Output.near(folder)
          + ", then: ./run report");
  }
}
