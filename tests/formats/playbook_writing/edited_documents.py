"""A document with lists of several kinds, and its playbook."""

from dataclasses import replace

TEXT = """---
owner: harbour
---
# Bell playbook

Ask *Mara* first.

## 1. Look (0–10 min)

1. [ ] Look at it
   ```bash
   df -h
   ```
2. [ ] Restart the pool
   `cmd two`
3. [ ] Shed load: `feature off all`
4. [ ] Ask `#inc-bell`

## 2. Mend (10–40 min)

* Open the **flap**
    - lift it
    - hold it
* Close the flap

## Notes to keep

| a | b |
|---|:-:|
| 1 | 2 |
"""


def renamed(step, text, **changes):
    """The step with other words."""
    return replace(step, text=text, **changes)
