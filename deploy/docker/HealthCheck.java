import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Ends with 0 if the address given answers 200, else with 1: the health check of images that have
 * neither shell nor curl.
 */
public final class HealthCheck {

  private static final int PATIENCE_MILLISECONDS = 5_000;

  private HealthCheck() {}

  /**
   * Asks once.
   *
   * @param arguments the address
   */
  public static void main(String[] arguments) {
    System.exit(answers(URI.create(arguments[0])) ? 0 : 1);
  }

  private static boolean answers(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLISECONDS);
      connection.setReadTimeout(PATIENCE_MILLISECONDS);
      int status = connection.getResponseCode();
      System.out.println(address + " answers " + status);
      return status == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      System.out.println(address + " does not answer: " + e.getMessage());
      return false;
    }
  }
}
