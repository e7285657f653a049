// Optional: everything works without this file.
