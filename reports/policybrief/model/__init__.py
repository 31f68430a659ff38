"""The briefing as frozen, typed objects: one dataclass for each object of the schema."""
