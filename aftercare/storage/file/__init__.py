"""Files of the data folder, written whole or not at all."""
