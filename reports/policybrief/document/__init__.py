"""The format-neutral document that composition builds and exporters print."""
