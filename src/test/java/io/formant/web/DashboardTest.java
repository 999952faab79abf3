package io.formant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.formant.report.compare.ScoredRun;
import io.formant.report.live.RunJournal;
import io.formant.report.live.RunJournal.Stage;
import io.formant.report.live.RunJournal.Subject;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class DashboardTest {
  private static final Subject SUBJECT = new Subject(
      "digits", "digits.yaml", List.of(), List.of(new Stage("clips", "load-audio", List.of())));

  @TempDir
  Path folder;

  @TestHTTPResource
  URI address;

  @Inject
  Shelf shelf;

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private Path report;

  @BeforeEach
  void fill() throws Exception {
    report = new ScoredRun().write(folder.resolve("reports"));
    shelf.show(folder.resolve("cache"), folder.resolve("reports"));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
  }

  private String name() {
    return "p/" + report.getFileName();
  }

  @Test
  void the_first_page_lists_what_runs_and_what_was_reported() throws Exception {
    try (RunJournal journal = RunJournal.open(folder.resolve("cache"), SUBJECT)) {
      journal.stageStarted("clips", 5, 5);
      String page = get("/").body();

      assertThat(page)
          .contains("digits", "state running", "/reports/" + name() + "/", "90.0")
          .doesNotContain("NOT_FOUND");
      assertThat(get("/running").body()).contains("state running").doesNotContain("<html");
    }
  }

  @Test
  void a_report_is_served_with_its_clips() throws Exception {
    HttpResponse<String> page = get("/reports/p/latest/");
    HttpResponse<String> clip = get("/reports/" + name() + "/audio/reference-true-ann-one-0.wav");

    assertThat(page.body()).contains("<h1>p</h1>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'");
    assertThat(clip.body()).isEqualTo("reference-true-ann-one-0");
    assertThat(clip.headers().firstValue("Content-Type")).contains("audio/wav");
    assertThat(page.uri()).hasPath("/reports/p/latest/index.html");
  }

  @Test
  void nothing_outside_the_reports_can_be_named() throws Exception {
    Files.writeString(folder.resolve("secret.html"), "secret");
    Files.writeString(folder.resolve("reports/.hidden.html"), "secret");
    Files.createSymbolicLink(folder.resolve("reports/out.html"), folder.resolve("secret.html"));

    for (String path : List.of(
        "/reports/../secret.html",
        "/reports/%2e%2e/secret.html",
        "/reports/..%2fsecret.html",
        "/reports/p/%2e%2e/%2e%2e/secret.html",
        "/reports//" + folder + "/secret.html",
        "/reports/.hidden.html",
        "/reports/out.html",
        "/reports/p/latest/none.html",
        "/runs/..%2f..%2fsecret",
        "/listen/p/..%2f..",
        "/compare?report=p/../../x&report=p/latest")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isIn(404, 400);
      assertThat(answer.body()).as(path).doesNotContain("secret\n");
    }
    assertThat(raw("GET /reports/../secret.html HTTP/1.1", "localhost")).doesNotContain(" 200 ");
  }

  /** The first line of the answer to a request whose path and host are sent as they are. */
  private String raw(String request, String host) throws Exception {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String text = request + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    }
  }

  @Test
  void the_dashboard_answers_to_no_other_name() throws Exception {
    assertThat(raw("GET / HTTP/1.1", "localhost:" + address.getPort())).contains(" 200 ");
    assertThat(raw("GET / HTTP/1.1", "evil.example")).contains(" 403 ");
    assertThat(raw("GET / HTTP/1.1", "127.0.0.1.evil.example")).contains(" 403 ");
  }

  @Test
  void reports_are_compared_on_the_spot() throws Exception {
    Path other = new ScoredRun().steps(4).write(folder.resolve("reports"));
    HttpResponse<String> page =
        get("/compare?report=" + name() + "&report=p/" + other.getFileName());

    assertThat(page.body())
        .contains("<mark>steps: 4</mark>", "src=\"/reports/p/" + other.getFileName() + "/audio/");
    assertThat(get("/compare?report=" + name()).statusCode()).isEqualTo(400);
  }

  @Test
  void answers_are_taken_from_the_dashboards_own_page_alone() throws Exception {
    String page = get("/listen/" + name() + "?kind=mos&seed=3").body();
    JsonNode test = new ObjectMapper()
        .readTree(page.substring(page.indexOf("id=\"test\">") + 10, page.indexOf("</script>")));
    String token = test.get("token").asText();
    String own = "http://" + address.getAuthority();
    String sheet = "{\"kind\":\"mos\",\"rater\":\"ann\",\"answers\":[{\"scores\":{\""
        + test.at("/trials/0/stimuli/0/id").asText() + "\":4}}]}";

    assertThat(post(test, sheet, "wrong", own)).isEqualTo(403);
    assertThat(post(test, sheet, token, "http://evil.example")).isEqualTo(403);
    assertThat(post(test, sheet.replace("mos", "mus"), token, own)).isEqualTo(400);
    assertThat(report.resolve("answers.json")).doesNotExist();
    assertThat(post(test, sheet, token, own)).isEqualTo(204);
    assertThat(report.resolve("answers.json")).content().contains("\"rater\" : \"ann\"");
  }

  private int post(JsonNode test, String sheet, String token, String origin) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(
            address.resolve(test.get("address").asText()))
        .header("Content-Type", "application/json")
        .header("X-Formant-Token", token)
        .header("Origin", origin)
        .POST(HttpRequest.BodyPublishers.ofString(sheet))
        .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void a_run_is_followed_to_its_end() throws Exception {
    String id;
    try (RunJournal journal = RunJournal.open(folder.resolve("cache"), SUBJECT)) {
      journal.stageStarted("clips", 5, 5);
      Matcher link = Pattern.compile("/runs/([^\"]+)\"").matcher(get("/").body());
      assertThat(link.find()).isTrue();
      id = link.group(1);
      assertThat(get("/runs/" + id).body()).contains("sse-connect", "state working");
      journal.stageFinished("clips", 5, 5, 1.5);
      journal.ended("done", report.toString());
    }
    String events = get("/runs/" + id + "/events").body();

    assertThat(events)
        .contains("event:state", "state done", "/reports/" + name() + "/", "event:over");
    assertThat(get("/runs/none").statusCode()).isEqualTo(404);
  }

  @Test
  void the_scripts_that_pages_need_come_from_the_program() throws Exception {
    Matcher scripts = Pattern.compile("src=\"(/webjars[^\"]+)\"")
        .matcher(get("/").body()
            + Files.readString(Path.of("src/main/resources/io/formant/web/run.html")));
    int found = 0;
    for (; scripts.find(); found++)
      assertThat(get(scripts.group(1)).statusCode()).as(scripts.group(1)).isEqualTo(200);

    assertThat(found).isEqualTo(3);
  }
}
