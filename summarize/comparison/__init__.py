"""From claims to findings: who agrees, who differs and how, who is silent, who words it how."""
