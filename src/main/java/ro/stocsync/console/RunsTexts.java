package ro.stocsync.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the runs' pages. */
@MessageBundle("runs")
interface RunsTexts {
  @Message("Preluări și reconcilieri")
  String title();

  @Message("Preluare de stoc")
  String pull();

  @Message("Reconciliere")
  String reconciliation();

  @Message("pornită de un operator")
  String byOperator();

  @Message("după program")
  String bySchedule();

  @Message("prima pornire")
  String firstStart();

  @Message("Pornită")
  String begun();

  @Message("Fel")
  String kind();

  @Message("Cine și de ce")
  String cause();

  @Message("Magazine")
  String shops();

  @Message("Stare")
  String phase();

  @Message("A durat")
  String lasted();

  @Message("Încă nicio preluare sau reconciliere.")
  String empty();

  @Message("În lucru")
  String underWay();

  @Message("Deschide")
  String open();

  @Message("Porniți una nouă")
  String beginTitle();

  @Message("Se citește din SmartBill tot stocul gestiunilor urmărite și se trimite ce diferă.")
  String pullHint();

  @Message(
      "Nu se poate: firma nu are în configurație contul SmartBill (stocsync.companies.….cif și"
          + " .username).")
  String noAccount();

  @Message("Se compară ultimele stocuri primite cu ce arată magazinele.")
  String reconciliationHint();

  @Message("Magazinele reconciliate (niciunul ales: toate). O preluare le cuprinde pe toate.")
  String whichShops();

  @Message("Arată-mi întâi ce s-ar schimba")
  String preview();

  @Message("La reconciliere, trimite ce diferă; altfel doar se raportează")
  String repairs();

  @Message("Pornește")
  String begin();

  @Message("Reconcilierea după program")
  String schedules();

  @Message("Doar când o pornește cineva.")
  String noSchedule();

  @Message("Zilnic la {time}, fusul orar {zone}.")
  String daily(String time, String zone);

  @Message("În zilele: {days}, la {time}, fusul orar {zone}.")
  String weekly(String days, String time, String zone);

  @Message("După expresia {cron}, fusul orar {zone}.")
  String other(String cron, String zone);

  @Message("Ce diferă se trimite.")
  String thenRepaired();

  @Message("Doar se raportează.")
  String thenReported();

  @Message("Data viitoare")
  String nextTime();

  @Message("Zilnic la ora")
  String dailyAt();

  @Message("Goliți ora ca magazinul să nu mai fie reconciliat de la sine.")
  String dailyHint();

  @Message("Alt program")
  String otherwise();

  @Message("Expresie: secundă minut oră zi lună zi-a-săptămânii (numai fără oră zilnică)")
  String cron();

  @Message(
      "0 30 3 ? * SUN înseamnă duminica la 03:30; 0 0 6-22/4 * * ?, la fiecare 4 ore, de la 6 la 22.")
  String cronHint();

  @Message("Fus orar")
  String zone();

  @Message("Trimite ce diferă")
  String scheduleRepairs();

  @Message("Programul magazinului {shop}")
  String scheduleOf(String shop);

  @Message("Înapoi la preluări")
  String back();

  @Message("Cât s-a făcut din etapa aceasta")
  String bar();

  @Message("{percent} %")
  String percent(String percent);

  @Message("{n} {n.counted('linie citită','linii citite','de linii citite')}")
  String listed(long n);

  @Message(
      "{n} {n.counted('linie nu a putut fi folosită','linii nu au putut fi folosite','de linii nu"
          + " au putut fi folosite')}")
  String listedUnusable(long n);

  @Message("a durat {time}")
  String took(String time);

  @Message("așteaptă de {time}")
  String waitsSince(String time);

  @Message("{rate} pe secundă")
  String rate(String rate);

  @Message("încă aproximativ {time}")
  String left(String time);

  @Message("Găsite")
  String found();

  @Message("Cu pereche")
  String matched();

  @Message("La zi în magazin")
  String delivered();

  @Message("Pe drum")
  String waiting();

  @Message("Diferă")
  String differing();

  @Message("Nu pot fi scrise")
  String failed();

  @Message("Confirmată de {who}")
  String confirmedBy(String who);

  @Message("Confirmă")
  String confirm();

  @Message("Oprește")
  String cancel();

  @Message("Opriți? Ce nu s-a trimis încă rămâne netrimis; stocurile preluate rămân.")
  String cancelQuestion();

  @Message("Ce se schimbă în magazine")
  String forecast();

  @Message("La fel")
  String equal();

  @Message("Alt număr")
  String change();

  @Message("Ajung la zero")
  String toZero();

  @Message("Revin pe stoc")
  String comeBack();

  @Message("Nu pot fi scrise")
  String hindered();

  @Message("Nelistate")
  String unlisted();

  @Message("Raportul")
  String report();

  @Message("Toate")
  String all();

  @Message("Rezultat")
  String verdict();

  @Message("Arată")
  String show();

  @Message("Descarcă (CSV)")
  String csv();

  @Message("Produs SmartBill")
  String product();

  @Message("Produs din magazin")
  String counterpart();

  @Message("SmartBill")
  String level();

  @Message("Ar trebui")
  String wanted();

  @Message("Arăta")
  String shown();

  @Message("Diferența")
  String difference();

  @Message("Cauza")
  String why();

  @Message("fără cod")
  String noCode();

  @Message("fără pereche")
  String none();

  @Message("schimbat în SmartBill")
  String levelChanged();

  @Message("schimbat în magazin")
  String shopChanged();

  @Message("Nicio linie.")
  String noLines();

  @Message("Alege toate diferențele din pagină")
  String selectAll();

  @Message("Alege {product}")
  String select(String product);

  @Message("Corectează ce am ales")
  String repair();

  @Message("{n} {n.counted('produs se trimite','produse se trimit','de produse se trimit')} acum.")
  String repairing(long n);
}
