/**
 * The fault campaign: the packaged service as several processes over one PostgreSQL and several
 * shops, under load, while everything that can break breaks at random; and what must hold all the
 * same.
 */
package ro.stocsync.campaign;
