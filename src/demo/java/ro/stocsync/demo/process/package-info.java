/** The demo shop and the demo SmartBill as a process of their own, beside a packaged StocSync. */
package ro.stocsync.demo.process;
