"""policybrief_exporters"""
