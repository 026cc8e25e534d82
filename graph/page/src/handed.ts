/** A set of things that vis-network draws, kept in step with what is to be drawn: only what differs is handed over. */
export class Handed<T extends { id: string }> {
  readonly set = new vis.DataSet<T>();
  private readonly texts = new Map<string, string>();

  replace(items: T[]): void {
    const wanted = new Set(items.map((item) => item.id));
    const gone = this.set.getIds().filter((id) => !wanted.has(id));
    for (const id of gone) this.texts.delete(id);
    const changed = items.filter((item) => {
      const text = JSON.stringify(item);
      const differs = this.texts.get(item.id) !== text;
      this.texts.set(item.id, text);
      return differs;
    });
    if (gone.length > 0) this.set.remove(gone);
    if (changed.length > 0) this.set.update(changed);
  }
}
