package ro.stocsync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A mail server that keeps what it is given, may be away, and may refuse recipients. */
public final class MailServer implements AutoCloseable {

  private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?Q\\?(.*?)\\?=\\s*");
  private static final Pattern CODED = Pattern.compile("(?:=[0-9A-F]{2})+");

  private final int port;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket server;

  /**
   * One mail as it came in.
   *
   * @param to its recipient
   * @param subject decoded
   * @param text decoded
   */
  public record Mail(String to, String subject, String text) {}

  /** On a free port of this machine. */
  public MailServer() {
    server = listen(0);
    port = server.getLocalPort();
  }

  /** Where it is. */
  public int port() {
    return port;
  }

  /** What came in, with that in its subject. */
  public List<Mail> mails(String subject) {
    return mails.stream().filter(mail -> mail.subject().contains(subject)).toList();
  }

  /** Empty, there, and taking everything. */
  public void begin() {
    mails.clear();
    refused.clear();
    if (server.isClosed()) {
      server = listen(port);
    }
  }

  /** Refuses connections from now on. */
  public void goesAway() {
    close();
  }

  /** Is there again. */
  public void comesBack() {
    server = listen(port);
  }

  /** Knows no such recipient. */
  public void refuses(String recipient) {
    refused.add(recipient);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerSocket listen(int at) {
    try {
      ServerSocket listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
      Thread.ofVirtual().name("mail server").start(() -> accept(listening));
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException e) {
        // Closed: nobody is listened to any more.
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      say(socket, "220 test");
      String to = "";
      String line = in.readLine();
      while (line != null) {
        String command = line.toUpperCase(java.util.Locale.ROOT);
        if (command.startsWith("RCPT")) {
          to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          say(socket, refused.contains(to) ? "550 no such mailbox" : "250 ok");
        } else if (command.startsWith("DATA")) {
          say(socket, "354 go on");
          mails.add(read(in, to));
          say(socket, "250 taken");
        } else {
          say(socket, command.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      // Whoever talked is gone.
    } finally {
      open.remove(socket);
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static Mail read(BufferedReader in, String to) throws IOException {
    StringBuilder whole = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      whole.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
      line = in.readLine();
    }
    int end = whole.indexOf("\n\n");
    String head = whole.substring(0, end).replace("\n ", " ").replace("\n\t", " ");
    String subject =
        head.lines()
            .filter(one -> one.startsWith("Subject:"))
            .map(one -> one.substring(8).strip())
            .findFirst()
            .orElse("");
    return new Mail(
        to,
        WORD.matcher(subject).replaceAll(word -> quoted(decoded(word.group(1).replace('_', ' ')))),
        decoded(whole.substring(end + 2).replace("=\n", "")));
  }

  /** Quoted-printable (RFC 2045, 6.7). */
  private static String decoded(String text) {
    return CODED.matcher(text).replaceAll(MailServer::bytes);
  }

  private static String bytes(MatchResult coded) {
    String hex = coded.group().replace("=", "");
    return quoted(new String(java.util.HexFormat.of().parseHex(hex), StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
