#include "exports/json/json.hpp"

#include "base/utf8.hpp"
#include "exports/json/json_text.hpp"
#include "exports/values.hpp"
#include "sayso/version.hpp"

namespace sayso {
namespace {

// One article on its way into a line.
class Line {
 public:
  Line(const Document& document, const ExportContext& context, std::string& out)
      : document_(document), context_(context), map_(document.text(), context.offsets), json_(out) {}

  void write() {
    json_.begin_object();
    json_.key("sayso").text(version);
    json_.key("model").text(context_.model);
    json_.key("offsets").text(name_of(context_.offsets));
    write_article();
    json_.key("statements").begin_list();
    std::uint32_t number = 0;
    for (const Statement& statement : document_.statements) write_statement(statement, ++number);
    json_.end_list();
    // No stage fills these layers yet.
    for (const std::string_view layer : {"speakers", "figures", "events", "places", "times", "relations"})
      json_.key(layer).begin_list().end_list();
    json_.key("notes").begin_list();
    for (const Note& note : document_.article().notes) write_note(note);
    for (const Note& note : document_.notes) write_note(note);
    json_.end_list();
    json_.end_object();
  }

 private:
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
    id_.assign("s");
    id_.append(std::to_string(number));
    json_.begin_object();
    json_.key("id").text(id_);
    json_.key("voice").text("speaker");
    json_.key("kind").text(name_of(statement.kind));
    for (const std::string_view unknown : {"act", "negated", "realis", "firmness", "polarity"})
      json_.key(unknown).null();
    write_spans("source", statement.source);
    write_spans("cue", statement.cue);
    write_spans("content", statement.content);
    json_.key("speakers").begin_list().end_list();
    for (const std::string_view unknown : {"addressee", "medium"}) json_.key(unknown).null();
    json_.key("said").begin_object();
    for (const std::string_view unknown : {"value", "precision", "text", "begin", "end"})
      json_.key(unknown).null();
    json_.end_object();
    json_.key("within").null();
    for (const std::string_view unknown : {"figures", "events"}) json_.key(unknown).begin_list().end_list();
    json_.key("confidence").hundredths(hundredths(statement.confidence));
    if (context_.why) json_.key("why").text(document_.list(statement.by));
    json_.end_object();
  }

  void write_spans(std::string_view name, Slice<Span> slice) {
    json_.key(name).begin_list();
    for (const Span span : document_.list(slice)) {
      const Span outside = map_.from_bytes(span);
      json_.begin_object();
      json_.key("begin").number(outside.begin);
      json_.key("end").number(outside.end);
      json_.key("text").text(document_.text(span));
      json_.end_object();
    }
    json_.end_list();
  }

  void write_note(const Note& note) {
    json_.begin_object();
    json_.key("what").text(note.what);
    if (note.span == Span{}) {
      json_.key("begin").null();
      json_.key("end").null();
    } else {
      const Span outside = map_.from_bytes(note.span);
      json_.key("begin").number(outside.begin);
      json_.key("end").number(outside.end);
    }
    json_.end_object();
  }

  const Document& document_;
  const ExportContext& context_;
  OffsetMap map_;
  JsonText json_;
  std::string id_;
};

}  // namespace

void write_json(const Document& document, const ExportContext& context, std::string& out) {
  Line(document, context, out).write();
  out.push_back('\n');
}

}  // namespace sayso
