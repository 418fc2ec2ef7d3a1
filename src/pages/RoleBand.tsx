/** What stands above the pages before a role is in hand: the name, as the sign-in page writes it. */
export const RoleBand = () => (
  <header className="role-band">
    <p>
      Lune <span>Electronic patient record</span>
    </p>
  </header>
)
