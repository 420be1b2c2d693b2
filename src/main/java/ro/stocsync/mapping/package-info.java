/** Which of a shop's products a product key stands for, and why; or why none. */
package ro.stocsync.mapping;
