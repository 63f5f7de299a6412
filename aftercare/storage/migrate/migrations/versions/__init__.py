"""The encrypted file's schema, revision by revision."""
