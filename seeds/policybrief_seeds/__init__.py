"""policybrief_seeds"""
