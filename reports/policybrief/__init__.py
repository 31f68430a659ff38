"""policybrief: structured policy briefs, every statement traced to its source."""
