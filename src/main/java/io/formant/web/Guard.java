package io.formant.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites out of the dashboard. It answers only to names of this machine, so that no foreign name can be pointed at it; it
 * takes what is written only from its own pages, which know a token; and its pages load nothing from elsewhere.
 */
@Singleton
public class Guard {
  private static final String HOSTS = "(?i)(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?";
  private static final String POLICY =
      "default-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

  private final String token;

  public Guard() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    token = HexFormat.of().formatHex(bytes);
  }

  /** What a page must send back; new whenever the program starts. */
  String token() {
    return token;
  }

  @ServerRequestFilter(preMatching = true)
  public Optional<Response> admit(ContainerRequestContext request) {
    String host = host(request);
    if (!host.matches(HOSTS)) return refused("this is the dashboard of another name");
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return reads || isOurs(request, host)
        ? Optional.empty()
        : refused("only the dashboard's own pages may write; load the page again");
  }

  /** HTTP/2 has no header for it. */
  private static String host(ContainerRequestContext request) {
    String host = request.getHeaderString("Host");
    return host != null ? host : request.getUriInfo().getRequestUri().getRawAuthority();
  }

  private boolean isOurs(ContainerRequestContext request, String host) {
    String origin = request.getHeaderString("Origin");
    boolean same = origin == null || host.equalsIgnoreCase(authority(origin));
    return same && token.equals(request.getHeaderString("X-Formant-Token"));
  }

  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Optional<Response> refused(String reason) {
    return Optional.of(Response.status(Response.Status.FORBIDDEN)
        .entity(reason)
        .type("text/plain")
        .build());
  }

  @ServerResponseFilter
  public void harden(ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("Content-Security-Policy", POLICY);
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
    if (!headers.containsKey("Cache-Control")) headers.putSingle("Cache-Control", "no-cache");
  }
}
