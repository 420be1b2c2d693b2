package ro.stocsync.fuzz;

import java.util.List;

/** Lists of stocks in every shape that SmartBill was seen to give them. */
public final class StockLists {

  private StockLists() {}

  /** Of warehouse Magazin. */
  public static List<String> good() {
    return List.of(
        """
        {"errorText":null,"products":[
          {"productName":"Ceai","productCode":"P-1","measuringUnit":"buc","quantity":4},
          {"productName":"Cană","productCode":"","measuringUnit":"buc","quantity":"2,5"},
          {"productName":"Lampă","productCode":7,"measuring unit":"buc","quantity":1.50}]}
        """,
        """
        {"errorText":"","list":[
          {"warehouse":{"warehouseName":"Depozit"},"products":[{"productCode":"A","quantity":1}]},
          {"warehouse":{"warehouseName":"MAGAZIN "},
           "products":[{"productCode":"P-1","productName":"Ceai","quantity":2}]}]}
        """,
        """
        {"stocks":{"list":[{"products":[{"code":"P-1","name":"Ceai","unit":"buc","quantity":3}]}]}}
        """,
        """
        {"errorText":"","products":[["Ceai","P-1","buc",4],["Cană","P-2","buc","1,25"]]}
        """,
        """
        {"errorText":"Gestiunea nu exista.","products":[]}
        """);
  }
}
