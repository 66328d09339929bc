"""Scripts that keep what is generated: catalogues, the schema, pictures; and install services."""
