package ro.stocsync.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Lists as SmartBill sends them, and in every other shape that is taken in. */
public final class CallbackBodies {

  private CallbackBodies() {}

  /** What the official plugin was sent, and what else there is. */
  public static List<String> good() {
    List<String> bodies = new ArrayList<>(Recordings.toThePlugin());
    bodies.add("{\"products\":[]}");
    bodies.add("[]");
    bodies.add(
        """
        [{"code":123,"name":"Ceai","warehouse":"Magazin","quantity":"2,5"},
         {"productCode":null,"productName":"Țeavă ½\\"","warehouse":" magazin ","quantity":-1.5e2}]
        """);
    bodies.add(
        """
        {"cif":"RO1","products":[{"productCode":"P-1","productName":"Ceai","measuringUnit":"buc",
         "warehouse":"Magazin","quantity":5,"extra":{"deep":[1,{"x":null}]}}],"more":[[],{}]}
        """);
    return bodies;
  }
}
