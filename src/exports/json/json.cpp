#include "exports/json/json.hpp"

#include "base/utf8.hpp"
#include "exports/json/json_text.hpp"
#include "sayso/version.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace sayso {
namespace {

// One article on its way into a line.
class Line {
 public:
  Line(const Document& document, const ExportContext& context, std::string& out)
      : document_(document), context_(context), map_(document.text(), context.offsets), json_(out),
        order_(document) {}

  void write() {
    for (std::uint32_t i = 0; i < document_.figures.size(); ++i) {
      if (document_.figures[i].statement != no_id)
        carried_.emplace_back(order_.rank[document_.figures[i].statement], i);
    }
    std::sort(carried_.begin(), carried_.end());
    for (std::uint32_t i = 0; i < document_.events.size(); ++i) {
      for (const std::uint32_t statement : document_.list(document_.events[i].asserted_by))
        asserted_.emplace_back(order_.rank[statement], i);
      add_own(i);
    }
    std::sort(asserted_.begin(), asserted_.end());
    asserted_.erase(std::unique(asserted_.begin(), asserted_.end()), asserted_.end());
    json_.begin_object();
    json_.key("sayso").text(version);
    json_.key("model").text(context_.model);
    json_.key("offsets").text(name_of(context_.offsets));
    write_article();
    json_.key("statements").begin_list();
    for (const std::uint32_t number : order_.statements)
      write_statement(document_.statements[number], number);
    json_.end_list();
    json_.key("speakers").begin_list();
    for (std::uint32_t i = 0; i < document_.speakers.size(); ++i) write_speaker(document_.speakers[i], i);
    json_.end_list();
    json_.key("figures").begin_list();
    for (std::uint32_t i = 0; i < document_.figures.size(); ++i) write_figure(document_.figures[i], i);
    json_.end_list();
    json_.key("events").begin_list();
    for (std::uint32_t i = 0; i < document_.events.size(); ++i) write_event(document_.events[i], i);
    json_.end_list();
    json_.key("places").begin_list();
    for (std::uint32_t i = 0; i < document_.places.size(); ++i) write_place(document_.places[i], i);
    json_.end_list();
    json_.key("times").begin_list();
    for (std::uint32_t i = 0; i < document_.times.size(); ++i) {
      // How long and how often are no points in time.
      const TimeKind kind = document_.times[i].kind;
      if (kind == TimeKind::date || kind == TimeKind::time) write_time(document_.times[i], i);
    }
    json_.end_list();
    json_.key("relations").begin_list();
    for (const StatementRelation& relation : document_.relations) write_relation(relation);
    json_.end_list();
    json_.key("notes").begin_list();
    for (const Note& note : document_.article().notes) write_note(note);
    for (const Note& note : document_.notes) write_note(note);
    json_.end_list();
    json_.end_object();
  }

 private:
  // An event that the outlet tells is carried by the statements of its own voice that hold a mention; these are few.
  void add_own(std::uint32_t event) {
    for (std::size_t i = document_.statements.size();
         i-- > 0 && document_.statements[i].voice == Voice::outlet;) {
      const Span content = document_.list(document_.statements[i].content).front();
      for (const Span mention : document_.list(document_.events[event].mentions)) {
        if (content.contains(mention)) asserted_.emplace_back(order_.rank[i], event);
      }
    }
  }

  void write_article() {
    const Article& article = document_.article();
    const Source& source = article.source;
    const std::string sha256 = sha256_of(article);
    json_.key("article").begin_object();
    json_.key("id").text(article_id(article, sha256));
    json_.key("title").text_or_null(source.title);
    json_.key("outlet").text_or_null(source.outlet);
    json_.key("url").text_or_null(source.url);
    json_.key("byline").text_or_null(source.byline);
    json_.key("credit").text_or_null(source.credit);
    json_.key("dateline").text_or_null(source.dateline);
    json_.key("published").text_or_null(source.published);
    json_.key("language").text_or_null(source.language);
    json_.key("sha256").text(sha256);
    json_.key("words").number(count_words(document_));
    json_.end_object();
  }

  void write_statement(const Statement& statement, std::uint32_t number) {
    json_.begin_object();
    const std::uint32_t rank = order_.rank[number];
    write_id("id", 's', rank);
    json_.key("voice").text(name_of(statement.voice));
    json_.key("kind").text(name_of(statement.kind));
    write_act(number);
    write_firmness(number);
    write_spans("source", statement.source);
    write_spans("cue", statement.cue);
    write_spans("content", statement.content);
    json_.key("speakers").begin_list();
    if (number < document_.statement_speakers.size()) {
      for (const std::uint32_t speaker : document_.list(document_.statement_speakers[number]))
        json_.text(id_of('p', speaker));
    }
    json_.end_list();
    write_setting(number);
    write_id_or_null("within", 's', statement.within == no_id ? no_id : order_.rank[statement.within]);
    json_.key("figures").begin_list();
    for (; next_carried_ < carried_.size() && carried_[next_carried_].first == rank; ++next_carried_)
      json_.text(id_of('f', carried_[next_carried_].second));
    json_.end_list();
    json_.key("events").begin_list();
    for (; next_asserted_ < asserted_.size() && asserted_[next_asserted_].first == rank; ++next_asserted_)
      json_.text(id_of('e', asserted_[next_asserted_].second));
    json_.end_list();
    json_.key("confidence").hundredths(hundredths(statement.confidence));
    if (context_.why) json_.key("why").text(why(statement, number));
    json_.end_object();
  }

  std::string why(const Statement& statement, std::uint32_t number) const {
    std::string by(document_.list(statement.by));
    if (number < document_.acts.size() && document_.acts[number].by.count > 0)
      by.append("; act: ").append(document_.list(document_.acts[number].by));
    if (number < document_.firmness.size())
      by.append("; firmness: ").append(firmness_in_words(document_, number));
    return by;
  }

  void write_act(std::uint32_t number) {
    if (number >= document_.acts.size()) {
      for (const std::string_view unknown : {"act", "negated", "realis"}) json_.key(unknown).null();
      return;
    }
    const StatementAct& act = document_.acts[number];
    json_.key("act").text(name_of(act.act));
    json_.key("negated").truth(act.is_negated);
    json_.key("realis").text(name_of(act.realis));
  }

  void write_firmness(std::uint32_t number) {
    if (number >= document_.firmness.size()) {
      for (const std::string_view unknown : {"firmness", "polarity"}) json_.key(unknown).null();
      return;
    }
    const StatementFirmness& judged = document_.firmness[number];
    json_.key("firmness").text(name_of(judged.firmness));
    json_.key("polarity").text(judged.is_negative ? "-" : "+");
  }

  void write_setting(std::uint32_t number) {
    const StatementSetting setting =
        number < document_.settings.size() ? document_.settings[number] : StatementSetting{};
    write_id_or_null("addressee", 'p',
                     number < document_.statement_addressees.size() ? document_.statement_addressees[number]
                                                                    : no_id);
    json_.key("medium").text_or_null(name_of(setting.medium));
    json_.key("said").begin_object();
    if (setting.said == no_id) {
      for (const std::string_view unknown : {"value", "precision", "text", "begin", "end"})
        json_.key(unknown).null();
    } else {
      const Time& time = document_.times[setting.said];
      json_.key("value").text_or_null(document_.list(time.value));
      json_.key("precision").text(name_of(time.precision));
      json_.key("text").text(document_.text(time.span));
      write_offsets(time.span);
    }
    json_.end_object();
  }

  void write_speaker(const Speaker& speaker, std::uint32_t number) {
    json_.begin_object();
    write_id("id", 'p', number);
    json_.key("name").text_or_null(document_.list(speaker.name));
    json_.key("type").text(name_of(speaker.type));
    json_.key("named").truth(speaker.is_named);
    json_.key("role").text_or_null(document_.text(speaker.role));
    json_.key("affiliation").text_or_null(document_.text(speaker.affiliation));
    write_spans("mentions", speaker.mentions);
    json_.end_object();
  }

  void write_figure(const Figure& figure, std::uint32_t number) {
    json_.begin_object();
    write_id("id", 'f', number);
    write_offsets(figure.span);
    json_.key("text").text(document_.text(figure.span));
    json_.key("low").decimal(figure.low);
    json_.key("high").decimal(figure.high);
    json_.key("bound").text(name_of(figure.bound));
    json_.key("unit").text_or_null(document_.list(figure.unit));
    json_.key("of");
    if (figure.of.empty()) {
      json_.null();
    } else {
      write_span(figure.of);
    }
    json_.key("as_of").text_or_null(
        figure.as_of == no_id ? std::string_view() : document_.list(document_.times[figure.as_of].value));
    json_.key("cumulative");
    if (figure.counting == Counting::unknown) {
      json_.null();
    } else {
      json_.truth(figure.counting == Counting::cumulative);
    }
    write_id_or_null("place", 'g', figure.place);
    write_statement_id_or_null(figure.statement);
    json_.end_object();
  }

  void write_event(const Event& event, std::uint32_t number) {
    json_.begin_object();
    write_id("id", 'e', number);
    json_.key("type").text(name_of(event.type));
    json_.key("trigger");
    write_span(event.trigger);
    write_participants("who", event.who);
    write_participants("whom", event.whom);
    write_id_or_null("when", 't', event.when);
    write_id_or_null("where", 'g', event.where);
    json_.key("firmness").text(name_of(event.firmness));
    json_.key("polarity").text(event.is_denied ? "-" : "+");
    json_.key("asserted_by").begin_list();
    for (const std::uint32_t statement : document_.list(event.asserted_by))
      json_.text(id_of('s', order_.rank[statement]));
    json_.end_list();
    json_.key("own_voice").truth(event.in_own_voice);
    write_spans("mentions", event.mentions);
    if (context_.why) json_.key("why").text(document_.list(event.by));
    json_.end_object();
  }

  void write_participants(std::string_view name, Slice<Participant> slice) {
    json_.key(name).begin_list();
    for (const Participant& one : document_.list(slice)) {
      json_.begin_object();
      write_offsets(one.span);
      json_.key("text").text(document_.text(one.span));
      json_.key("name").text(document_.list(one.name));
      write_id_or_null("speaker", 'p', one.speaker);
      json_.end_object();
    }
    json_.end_list();
  }

  void write_place(const Place& place, std::uint32_t number) {
    json_.begin_object();
    write_id("id", 'g', number);
    write_offsets(place.span);
    json_.key("text").text(document_.text(place.span));
    json_.key("name").text(document_.list(place.name));
    json_.key("country").text_or_null(place.country[0] == 0 ? std::string_view()
                                                            : std::string_view(place.country.data(), 2));
    const bool is_known = place.geonameid != 0;
    json_.key("geonameid");
    is_known ? json_.number(place.geonameid) : json_.null();
    const bool is_located = !std::isnan(place.latitude) && !std::isnan(place.longitude);
    json_.key("lat");
    is_located ? json_.decimal(place.latitude) : json_.null();
    json_.key("lon");
    is_located ? json_.decimal(place.longitude) : json_.null();
    json_.key("precision").text(name_of(place.precision));
    json_.end_object();
  }

  void write_time(const Time& time, std::uint32_t number) {
    json_.begin_object();
    write_id("id", 't', number);
    write_offsets(time.span);
    json_.key("text").text(document_.text(time.span));
    json_.key("value").text_or_null(document_.list(time.value));
    json_.key("precision").text(name_of(time.precision));
    json_.end_object();
  }

  // Ids count from 1 in each list.
  std::string_view id_of(char letter, std::uint32_t number) {
    id_.assign(1, letter);
    id_.append(std::to_string(number + 1));
    return id_;
  }
  void write_id(std::string_view name, char letter, std::uint32_t number) {
    json_.key(name).text(id_of(letter, number));
  }
  void write_id_or_null(std::string_view name, char letter, std::uint32_t number) {
    json_.key(name);
    number == no_id ? json_.null() : json_.text(id_of(letter, number));
  }

  void write_statement_id_or_null(std::uint32_t statement) {
    write_id_or_null("statement", 's', statement == no_id ? no_id : order_.rank[statement]);
  }

  void write_offsets(Span span) {
    const Span outside = map_.from_bytes(span);
    json_.key("begin").number(outside.begin);
    json_.key("end").number(outside.end);
  }
  void write_span(Span span) {
    json_.begin_object();
    write_offsets(span);
    json_.key("text").text(document_.text(span));
    json_.end_object();
  }

  void write_spans(std::string_view name, Slice<Span> slice) {
    json_.key(name).begin_list();
    for (const Span span : document_.list(slice)) write_span(span);
    json_.end_list();
  }

  void write_relation(const StatementRelation& relation) {
    json_.begin_object();
    write_id("from", 's', order_.rank[relation.from]);
    write_id("to", 's', order_.rank[relation.to]);
    json_.key("type").text(name_of(relation.type));
    json_.key("rule").text(document_.list(relation.rule));
    json_.key("evidence").begin_list();
    write_span(relation.from_evidence);
    write_span(relation.to_evidence);
    json_.end_list();
    json_.key("confidence").hundredths(hundredths(relation.confidence));
    json_.end_object();
  }

  void write_note(const Note& note) {
    json_.begin_object();
    json_.key("what").text(note.what);
    if (note.span == Span{}) {
      json_.key("begin").null();
      json_.key("end").null();
    } else {
      write_offsets(note.span);
    }
    json_.end_object();
  }

  const Document& document_;
  const ExportContext& context_;
  OffsetMap map_;
  JsonText json_;
  ReadingOrder order_;
  std::string id_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> carried_;  // statement and figure, ascending
  std::size_t next_carried_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> asserted_;  // statement and event, ascending
  std::size_t next_asserted_ = 0;
};

}  // namespace

void write_json(const Document& document, const ExportContext& context, std::string& out) {
  Line(document, context, out).write();
  out.push_back('\n');
}

}  // namespace sayso
