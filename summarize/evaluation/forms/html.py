"""The report as one self-contained page."""

from __future__ import annotations

from jinja2 import Environment

from summarize.evaluation.forms import words
from summarize.evaluation.report import Report

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem;
    padding: 0 1rem }
  table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums }
  th, td { border-bottom: 1px solid #ccc; padding: .2rem .6rem; text-align: left }
  td.n { text-align: right; white-space: nowrap }
  .scroll { overflow-x: auto }
  .fallen { border-left: .3rem solid #b00; padding-left: 1rem }
  @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }
</style>
<h1>Evaluation</h1>
{% if report.gate %}
<div{% if report.fallen %} class="fallen"{% endif %}>
  <p><strong>{{ report.gate }}</strong></p>
  {% if report.fallen %}<ul>{% for f in report.fallen %}<li>{{ f }}</li>{% endfor %}</ul>{% endif %}
</div>
{% endif %}
<p>{{ words.stories(report) }}.</p>
{% for c in report.comparisons %}
<h2>{{ c.second }} against {{ c.first }}</h2>
<p>{{ words.outcome(c) }}.</p>
<div class="scroll"><table>
  <tr><th>metric<th>difference<th>95 % interval<th>pairs<th>p<th>verdict</tr>
  {% for d in c.contrasts %}
  <tr><td>{{ d.metric }}<td class="n">{{ "%+.3f"|format(d.difference) }}
    <td class="n">{{ "%+.3f to %+.3f"|format(d.low, d.high) }}<td class="n">{{ d.n }}
    <td class="n">{{ "%.3f"|format(d.p) }}<td>{{ d.verdict }}</tr>
  {% endfor %}
</table></div>
{% endfor %}
{% for entry in report.entries %}
<h2>{{ entry.name }}</h2>
<p>Prompts: {{ entry.prompts }}; {{ words.cost(entry.usage) }}.</p>
<div class="scroll"><table>
  <tr><th>metric<th>value<th>95 % interval<th>n<th>held out<th>n<th>share of</tr>
  {% for metric, says in report.says.items() %}
  {% set score = entry.open[metric] %}{% set held = entry.held_out[metric] %}
  <tr><td>{{ metric }}<td class="n">{{ words.value(score) }}
    <td class="n">{{ words.interval(score) }}<td class="n">{{ words.number(score) }}
    <td class="n">{{ words.value(held) }}<td class="n">{{ words.number(held) }}<td>{{ says }}</tr>
  {% endfor %}
</table></div>
<h3>By story</h3>
<div class="scroll"><table>
  <tr><th>metric{% for s in entry.stories %}
    <th>{{ s.case }}{% if s.held_out %} (held out){% endif %}{% endfor %}</tr>
  {% for metric in report.says %}
  <tr><td>{{ metric }}{% for s in entry.stories %}
    <td class="n">{{ words.value(s.scores[metric]) }}{% endfor %}</tr>
  {% endfor %}
</table></div>
{% set misses = words.spread_of(entry, words.SHOWN) %}
{% if misses %}
<h3>Worst misses</h3>
<ul>{% for m in misses %}
  <li><code>{{ m.metric }}</code>, {{ m.case }}: {{ m.text }}</li>{% endfor %}
</ul>
{% endif %}
{% if entry.judge %}
<h3>{{ words.judged_by(entry) }}</h3>
<p>Prompt: {{ entry.judge.prompts }}; {{ words.cost(entry.judge.usage) }}.</p>
<div class="scroll"><table>
  <tr>{% for head in words.OPINION_HEAD %}<th>{{ head }}{% endfor %}</tr>
  {% for row in words.opinion_rows(entry) %}
  <tr><td>{{ row[0] }}{% for cell in row[1:] %}<td class="n">{{ cell }}{% endfor %}</tr>
  {% endfor %}
</table></div>
<ul>{% for d in entry.judge.doubts[:words.SHOWN] %}
  <li>doubts, {{ d.case }}: {{ d.sentence }}</li>{% endfor %}{% for why in entry.judge.ungraded %}
  <li>not scored, {{ why }}</li>{% endfor %}
</ul>
{% endif %}
{% endfor %}
</html>
"""


def to_html(report: Report) -> str:
    """Return the page; words of articles are escaped."""
    page = Environment(autoescape=True).from_string(PAGE)
    return page.render(report=report, words=words)
