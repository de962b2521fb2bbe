#include "exports/answers/answers.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"
#include "exports/answers/standing.hpp"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

constexpr std::size_t most_others = 4;  // other tellings that are named

bool is_same_words(const Branch& branch) { return branch.relation == "repeats"; }

// "repeated", as a label in the tree: what this saying does to the one above.
std::string heading(const Branch& branch) {
  const std::string how = put_in_words(branch.saying);
  std::string words = speaker_in_words(branch.saying);
  if (const std::string act = act_in_words(branch.saying); !act.empty()) words += " " + act;
  return how.empty() ? words : words + ", " + how;
}

std::string other_tellings(const std::vector<Saying>& also) {
  if (also.empty()) return {};
  std::string words = "also in ";
  for (std::size_t i = 0; i < also.size() && i < most_others; ++i) {
    if (i > 0) words += ", ";
    words += (also[i].article.outlet.empty() ? also[i].article.short_key : also[i].article.outlet) + " (" +
             (also[i].article.day.empty() ? "" : also[i].article.day + ", ") + also[i].short_key + ")";
  }
  if (also.size() > most_others) words += " and " + counted(also.size() - most_others, "other", "others");
  return words;
}

class TraceTree {
 public:
  TraceTree(Page& page) : page_(page) {}

  void write(const Branch& root) {
    const bool is_alone = root.branches.empty();
    node(root, "first told", is_alone ? "" : "┌─ ", is_alone ? "" : "│  ");
    children(root, "");
  }

  // `label` goes before the first line, `below` before the others.
  void node(const Branch& branch, const std::string& what, const std::string& label,
            const std::string& below) {
    const Saying& saying = branch.saying;
    const std::string day = saying.article.day.empty() ? std::string() : saying.article.day + " ";
    const std::string who = heading(branch);
    const std::string below_or_spaces = below.empty() && !label.empty() ? std::string(3, ' ') : below;
    page_.paragraph({{day, Style::dim}, {what, Style::cue}, {" · "}, {who, Style::speaker}},
                    {.label = label, .right = saying.short_key, .below = below_or_spaces});
    const std::string below_line = below_or_spaces;
    std::string where =
        saying.article.outlet.empty() ? saying.article.short_key : plain_line(saying.article.outlet);
    if (saying.article.day != saying.day) where += " · said on " + saying.day;
    if (!branch.shares.empty()) where += " · shares origin " + branch.shares;
    if (!is_same_words(branch)) {
      std::string kept;
      const std::uint32_t room = page_.width() > 40 ? 2 * (page_.width() - 16) : 60;
      const std::vector<Run> runs = content_runs(saying, {}, room, kept);
      page_.paragraph(runs, {.label = below_line, .below = below_line});
    }
    page_.paragraph({{where, Style::dim}}, {.label = below_line, .below = below_line});
    if (const std::string others = other_tellings(branch.also); !others.empty())
      page_.paragraph({{others, Style::dim}}, {.label = below_line, .below = below_line});
  }

 private:
  void children(const Branch& branch, const std::string& before) {
    for (std::size_t i = 0; i < branch.branches.size(); ++i) {
      const Branch& child = branch.branches[i];
      const bool is_last = i + 1 == branch.branches.size();
      const std::string inside = before + (is_last ? "   " : "│  ");
      node(child, child.relation, before + (is_last ? "└─ " : "├─ "),
           inside + (child.branches.empty() ? "" : "│  "));
      children(child, inside);
    }
  }

  Page& page_;
};

}  // namespace

void write_page(const Trace& trace, const AnswerContext& context, std::string& out) {
  Page page(out, context.width, context.colour);
  if (!trace.is_found) {
    page.paragraph({{"No claim in the record has any of these words."}});
    return;
  }
  TraceTree tree(page);
  if (!trace.root.saying.is_in_force)
    page.paragraph(
        {{"This statement is no longer in force: its article was changed, read anew, or it was rejected.",
          Style::doubtful}});
  for (const Branch& answered : trace.answers) {
    page.paragraph({{"This claim "}, {answered.relation, Style::cue}, {" what was said before:"}});
    tree.node(answered, "said", "   ", "   ");
  }
  if (!trace.answers.empty()) page.blank_line();
  tree.write(trace.root);
  page.blank_line();
  write_standing(page, trace.standing);
  if (trace.alternatives.empty()) return;
  page.blank_line();
  page.paragraph({{"The claim that fits the words best is shown. Others that fit:", Style::dim}});
  for (const Saying& other : trace.alternatives) {
    std::string kept;
    const std::string who = speaker_names(other) + ": ";
    const std::vector<Run> content =
        content_runs(other, {}, page.width() > 50 ? page.width() - 16 : 34, kept);
    std::vector<Run> runs{{who, Style::speaker}};
    runs.insert(runs.end(), content.begin(), content.end());
    page.paragraph(runs, {.label = "  " + padded(other.short_key, 10)});
  }
}

namespace {

void write_object(JsonText& json, const Branch& branch) {
  json.begin_object().key("relation").text_or_null(branch.relation).key("rule").text_or_null(branch.rule);
  json.key("confidence");
  if (branch.rule.empty()) {
    json.null();
  } else {
    json.hundredths(static_cast<std::uint32_t>(std::lround(std::clamp(branch.confidence, 0.0, 1.0) * 100)));
  }
  json.key("words").text_or_null(branch.words).key("its_words").text_or_null(branch.its_words);
  json.key("shares_origin").text_or_null(branch.shares).key("statement");
  write_object(json, branch.saying);
  json.key("also").begin_list();
  for (const Saying& saying : branch.also) write_object(json, saying);
  json.end_list().key("branches").begin_list();
  for (const Branch& below : branch.branches) write_object(json, below);
  json.end_list().end_object();
}

}  // namespace

void write_json(const Trace& trace, std::string& out) {
  const std::vector<const Trace*> traces(trace.is_found ? 1 : 0, &trace);
  write_list(traces, out, [](JsonText& json, const Trace* one) {
    json.begin_object().key("claim").text_or_null(one->root.saying.claim).key("tree");
    write_object(json, one->root);
    json.key("answers").begin_list();
    for (const Branch& answered : one->answers) write_object(json, answered);
    json.end_list().key("standing");
    write_object(json, one->standing);
    json.key("alternatives").begin_list();
    for (const Saying& other : one->alternatives) write_object(json, other);
    json.end_list().end_object();
  });
}

namespace {

void write_rows(CsvText& csv, const Branch& branch, std::int64_t depth, std::string_view above,
                std::string_view relation) {
  csv.number(depth).text(relation).text(above).text(branch.rule);
  write_cells(csv, branch.saying);
  csv.end_row();
  for (const Saying& saying : branch.also) {
    csv.number(depth + 1).text("restates").text(branch.saying.key).text("");
    write_cells(csv, saying);
    csv.end_row();
  }
  for (const Branch& below : branch.branches)
    write_rows(csv, below, depth + 1, branch.saying.key, below.relation);
}

}  // namespace

void write_csv(const Trace& trace, std::string& out) {
  CsvText csv(out);
  std::vector<std::string_view> columns{"depth", "relation", "to", "rule"};
  columns.insert(columns.end(), saying_columns().begin(), saying_columns().end());
  csv.header(columns);
  if (trace.is_found) write_rows(csv, trace.root, 0, "", "");
}

}  // namespace sayso
