/** The project that is open. */
class OpenProject {
  #id = $state('rakuda-2023-07-14');

  readonly id = $derived(this.#id);
}

export const openProject = new OpenProject();
