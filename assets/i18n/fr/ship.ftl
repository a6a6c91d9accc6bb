# L’écran qui expédie un colis.
