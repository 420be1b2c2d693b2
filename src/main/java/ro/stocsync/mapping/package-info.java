/** Which product of a shop a product key stands for, and why. */
package ro.stocsync.mapping;
