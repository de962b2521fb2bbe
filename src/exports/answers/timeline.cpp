#include "exports/answers/answers.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"

namespace sayso {
namespace {

constexpr std::uint32_t gutter = 12;

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += plain_line(names[i]);
  }
  return out;
}

// "Kestrian troops → Velmoran border patrol"
std::string participants(const EventAnswer& event) {
  const std::string who = joined(event.who), whom = joined(event.whom);
  return whom.empty() ? who : (who.empty() ? "…" : who) + " → " + whom;
}

std::string where_told(const TimelineEntry& entry, std::uint32_t columns) {
  if (entry.articles > 1) return counted(entry.articles, "article", "articles");
  return fitted(entry.article.outlet, columns);
}

void write_event(Page& page, const TimelineEntry& entry) {
  const EventAnswer& event = *entry.event;
  const std::string trigger = "“" + fitted(event.trigger, 40) + "” ";
  const std::string who = participants(event);
  std::string how = event.place.empty() ? std::string() : " · " + plain_line(event.place);
  if (event.polarity == "-") how += " · did not happen, as told";
  if (!event.firmness.empty() && event.firmness != "certain") how += " · " + event.firmness;
  page.paragraph({{trigger}, {who, Style::speaker}, {how}},
                 {.label = padded("  " + event.type, gutter), .right = where_told(entry, page.width() / 4)});
}

void write_saying(Page& page, const TimelineEntry& entry) {
  const Saying& saying = *entry.saying;
  std::string kept;
  const std::string who = speaker_names(saying), act = act_in_words(saying), put = put_in_words(saying);
  const std::string how = (act.empty() ? "" : " " + act) + (put.empty() ? "" : ", " + put) + ": ";
  std::vector<Run> runs{{who, Style::speaker}, {how}};
  const std::vector<Run> content = content_runs(saying, {}, 2 * (page.width() - gutter) - 24, kept);
  runs.insert(runs.end(), content.begin(), content.end());
  // An outlet's own voice has named it already.
  const std::string right =
      saying.is_outlets() && entry.articles == 1 ? std::string() : where_told(entry, page.width() / 4);
  page.paragraph(runs, {.label = padded("  " + saying.short_key, gutter), .right = right});
}

}  // namespace

void write_page(const Timeline& timeline, const AnswerContext& context, std::string& out) {
  Page page(out, context.width, context.colour);
  if (timeline.entries.empty()) {
    page.paragraph({{"No event and no statement in the record fits."}});
    return;
  }
  const std::string* day = nullptr;
  std::size_t events = 0;
  for (const TimelineEntry& entry : timeline.entries) {
    if (day == nullptr || *day != entry.day) {
      if (day != nullptr) page.blank_line();
      page.paragraph({{entry.day.empty() ? "no date" : std::string_view(entry.day), Style::title}});
      day = &entry.day;
    }
    if (entry.event) {
      ++events;
      write_event(page, entry);
    } else {
      write_saying(page, entry);
    }
  }
  page.blank_line();
  const std::string count =
      counted(events, "event", "events") + ", " +
      counted(timeline.entries.size() - events, "statement", "statements") +
      (timeline.has_more ? "; earlier ones are left out: raise --limit to see them" : "");
  page.paragraph({{count, Style::dim}});
}

namespace {

void write_texts(JsonText& json, const std::vector<std::string>& texts) {
  json.begin_list();
  for (const std::string& text : texts) json.text(text);
  json.end_list();
}

}  // namespace

void write_json(const Timeline& timeline, std::string& out) {
  write_list(timeline.entries, out, [](JsonText& json, const TimelineEntry& entry) {
    json.begin_object()
        .key("day")
        .text_or_null(entry.day)
        .key("articles")
        .number(entry.articles)
        .key("event");
    if (entry.event) {
      const EventAnswer& event = *entry.event;
      json.begin_object()
          .key("id")
          .text(event.key)
          .key("type")
          .text(event.type)
          .key("trigger")
          .text(event.trigger);
      write_texts(json.key("who"), event.who);
      write_texts(json.key("whom"), event.whom);
      json.key("where").text_or_null(event.place).key("firmness").text_or_null(event.firmness);
      json.key("polarity")
          .text_or_null(event.polarity)
          .key("own_voice")
          .truth(event.in_own_voice)
          .end_object();
    } else {
      json.null();
    }
    json.key("statement");
    if (entry.saying)
      write_object(json, *entry.saying);
    else
      json.null();
    json.key("article");
    write_object(json, entry.article);
    json.end_object();
  });
}

void write_csv(const Timeline& timeline, std::string& out) {
  CsvText csv(out);
  csv.header({"day", "what", "id", "type", "who", "whom", "words", "where", "firmness", "polarity",
              "articles", "outlet", "article"});
  for (const TimelineEntry& entry : timeline.entries) {
    csv.text(entry.day);
    if (entry.event) {
      const EventAnswer& event = *entry.event;
      csv.text("event").text(event.key).text(event.type).list(event.who).list(event.whom).text(event.trigger);
      csv.text(event.place).text(event.firmness).text(event.polarity);
    } else {
      const Saying& saying = *entry.saying;
      std::vector<std::string> names;
      for (const SaidBy& by : saying.speakers) names.push_back(by.name);
      csv.text("statement")
          .text(saying.key)
          .text(saying.act)
          .list(names)
          .text("")
          .text(saying.content)
          .text("");
      csv.text(saying.firmness).text(saying.polarity);
    }
    csv.number(static_cast<std::int64_t>(entry.articles)).text(entry.article.outlet).text(entry.article.key);
    csv.end_row();
  }
}

}  // namespace sayso
