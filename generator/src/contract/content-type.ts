/** Whether bodies of a content type are, or may be, JSON: `application/json`, `application/cloudevents+json; charset=utf-8`. */
export function isJsonType(contentType: string): boolean {
  const [type = ""] = contentType.split(";");
  return /(^|[/+.-])json$|^\*\/\*$|^$/i.test(type.trim());
}
