"""What may reach the page: claims, findings and sentences held against the articles."""
