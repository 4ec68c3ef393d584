/** The couriers that we hand parcels to. */
export const COURIERS = ['harbour-express', 'northwind'];
